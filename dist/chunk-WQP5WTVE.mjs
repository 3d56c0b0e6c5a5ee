
import{$ as p,Y as o,Z as r,_ as m}from"./chunk-NCQR7NZM.mjs";import"./chunk-4P4XQFJF.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import"./chunk-MN7QD32V.mjs";export{o as configCredentialsIn,p as holdsProviderFormat,r as looseCredentialsIn,m as mightAnnounce};
