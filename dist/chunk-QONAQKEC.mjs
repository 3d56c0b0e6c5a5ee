
import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-MN7QD32V.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
