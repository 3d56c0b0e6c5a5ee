
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-4P4XQFJF.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import"./chunk-MN7QD32V.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
