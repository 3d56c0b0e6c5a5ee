
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-NRAMSL4S.mjs";import"./chunk-6XYVA76V.mjs";import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import"./chunk-JQG5FYNP.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
